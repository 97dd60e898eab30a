"""What the pages of a room show: frozen values, made from the state of a draft for one viewer."""
