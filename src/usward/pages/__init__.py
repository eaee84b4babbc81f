"""The four places, and what composes several practices: Today, Together, Me, Us; and Support."""
