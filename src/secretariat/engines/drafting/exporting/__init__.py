"""A text under negotiation as files for other programs: Word, Akoma Ntoso, a page, plain words. Pure."""
