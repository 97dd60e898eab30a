"""The doctor: looks the installation over, and says for each thing that is not well what to do."""
