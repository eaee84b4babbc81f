"""The graded evening: three sets of questions that go deeper, both taking turns to answer first; or quietly alone."""
