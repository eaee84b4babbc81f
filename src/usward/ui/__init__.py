"""The design system and the shell: templates, components, forms, pictures, handover, headers.

`ui` knows no practice, no account and no vault. It offers templates to extend, forms to subclass, and a way
for one practice to hand a draft to another by name. Every page of Usward is drawn with what is here.
"""
