"""Empathy: practising what to say when somebody says something hard or happy, alone and in private."""
