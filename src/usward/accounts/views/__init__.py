"""The pages of people and spaces, by what a person is doing."""
