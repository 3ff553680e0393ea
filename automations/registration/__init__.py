"""The domain of who signed up and who came: the register, reception and attendance."""
