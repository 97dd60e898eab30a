"""The business council: its members, what it is asked, what it says, what it is answered."""
