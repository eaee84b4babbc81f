"""What the page of *Exit* shows: kitchen measures, true and dull. 1 US cup is 236.6 ml; 1 oz is 28.35 g."""

from django.utils.translation import gettext_lazy as _

TABLES = {
    "spoons": [
        (_("Pinch"), "0.3", _("1/16 teaspoon")),
        (_("Teaspoon"), "5", _("1/3 tablespoon")),
        (_("Tablespoon"), "15", _("3 teaspoons")),
        (_("Fluid ounce"), "30", _("2 tablespoons")),
        (_("1/4 cup"), "59", _("4 tablespoons")),
        (_("1/3 cup"), "79", _("5 tablespoons and 1 teaspoon")),
        (_("1/2 cup"), "118", _("8 tablespoons")),
        (_("1 cup"), "237", _("16 tablespoons")),
        (_("Pint"), "473", _("2 cups")),
        (_("Quart"), "946", _("4 cups")),
    ],
    "cups": [
        (_("Flour"), "125", "4.4"),
        (_("Sugar"), "200", "7.1"),
        (_("Icing sugar"), "120", "4.2"),
        (_("Butter"), "227", "8.0"),
        (_("Rice, uncooked"), "185", "6.5"),
        (_("Oats"), "90", "3.2"),
        (_("Honey"), "340", "12.0"),
        (_("Milk"), "245", "8.6"),
    ],
    "oven": [
        (_("Very low"), "120", "250"),
        (_("Low"), "150", "300"),
        (_("Moderate"), "180", "350"),
        (_("Moderately hot"), "190", "375"),
        (_("Hot"), "220", "425"),
        (_("Very hot"), "240", "475"),
    ],
}
