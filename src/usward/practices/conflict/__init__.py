"""A way through a quarrel, step by step. Each step leaves a record, and each can be taken up again days later."""
