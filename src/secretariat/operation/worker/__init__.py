"""The worker: it runs queued tasks, gives back those of dead workers, and makes its rounds."""
