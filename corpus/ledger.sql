-- Every input that a run was given, what became of it, and what was written for it.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started REAL NOT NULL,          -- seconds since 1970, as all times here
    ended REAL,
    ending TEXT,                    -- finished, interrupted, or what stopped it; null while it runs or when it was killed
    engine TEXT NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    settings TEXT NOT NULL          -- JSON of corpus.settings.Settings
);
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,      -- absolute, in the bytes that the file system has
    shown TEXT NOT NULL,            -- relative to the folder that was given, as the record names it
    record TEXT NOT NULL,           -- relative to OUT
    record_key TEXT NOT NULL UNIQUE,
    size INTEGER,
    mtime_ns INTEGER,
    ctime_ns INTEGER,
    sha256 TEXT,                    -- of the content when it was last read
    fresh INTEGER NOT NULL DEFAULT 0, -- whether it has been read since it was last seen to change
    settings TEXT,                  -- fingerprint of the settings of its last try
    created REAL,                   -- when this content was first tried with these settings: the record's `created`
    state TEXT NOT NULL CHECK (state IN ('todo', 'running', 'done', 'failed', 'duplicate')),
    tries INTEGER NOT NULL DEFAULT 0,
    cause TEXT,
    message TEXT,
    duplicate_of INTEGER REFERENCES inputs,
    run INTEGER REFERENCES runs,    -- the last that was given it
    finished REAL,
    finished_run INTEGER REFERENCES runs,
    seconds REAL,
    pages INTEGER,
    quality REAL,
    warnings INTEGER
);
CREATE INDEX inputs_state ON inputs (state, tries, id);
CREATE INDEX inputs_content ON inputs (sha256, settings);
CREATE INDEX inputs_shown ON inputs (shown);
CREATE TABLE outputs (
    input INTEGER NOT NULL REFERENCES inputs,
    path TEXT NOT NULL UNIQUE,      -- relative to OUT
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    source TEXT NOT NULL,           -- SHA-256 of the content that it was made from
    settings TEXT NOT NULL,
    PRIMARY KEY (input, path)
);
PRAGMA user_version = 1;
