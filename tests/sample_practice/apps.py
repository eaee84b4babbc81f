"""What the practice says about itself."""

from usward.ui.practice import PracticeConfig


class WalksConfig(PracticeConfig):
    default = True
    name = "sample_practice"
    title, summary = "Walks", "Where you walked, and what was on your mind."
    place, prefix, entry = "me", "walks", "sample_practice:walks"
