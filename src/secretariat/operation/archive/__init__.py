"""Backup and restore: database, originals and keys in one file that can be checked without the system.

A backup is a tar file: `database.sqlite3` or `database.dump` (PostgreSQL's custom format), `originals/..`,
`history/..` (keys and anchors), and last `manifest.json` with the SHA-256 of all others. What was cut off has
no manifest. The database is taken first and the originals after: an original is on disk before the row that
names it, so each row of the snapshot finds its bytes, whatever is written meanwhile.
"""
