"""What a person fills in at the desk: the shape of it; rights and states are asked by the actions."""
