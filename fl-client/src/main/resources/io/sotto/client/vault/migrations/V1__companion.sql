-- Times are milliseconds since 1970 in UTC; emotions are FER2013's labels, 0 to 6.

CREATE TABLE library_source (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind VARCHAR(10) NOT NULL,
    address VARCHAR(4096) NOT NULL UNIQUE,
    emotion SMALLINT,
    refreshed BIGINT,
    trouble VARCHAR(1000)
);

CREATE TABLE track (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind VARCHAR(10) NOT NULL,
    location VARCHAR(4096) NOT NULL UNIQUE,
    title VARCHAR(500) NOT NULL,
    artist VARCHAR(500) NOT NULL,
    album VARCHAR(500) NOT NULL,
    genre VARCHAR(500) NOT NULL,
    released INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    emotion SMALLINT,
    valence DOUBLE PRECISION NOT NULL,
    arousal DOUBLE PRECISION NOT NULL,
    favourite BOOLEAN DEFAULT FALSE NOT NULL,
    plays INTEGER DEFAULT 0 NOT NULL,
    added BIGINT NOT NULL,
    source BIGINT REFERENCES library_source ON DELETE SET NULL,
    stamp VARCHAR(64) NOT NULL,
    edited BOOLEAN DEFAULT FALSE NOT NULL,
    -- HERE, or MISSING until its file or entry is back, or REMOVED by the person: a refresh does not bring it back.
    presence VARCHAR(10) DEFAULT 'HERE' NOT NULL
);

CREATE TABLE playlist (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind VARCHAR(10) NOT NULL,
    emotion SMALLINT UNIQUE,
    name VARCHAR(100) NOT NULL
);

CREATE TABLE playlist_track (
    playlist BIGINT NOT NULL REFERENCES playlist ON DELETE CASCADE,
    place INTEGER NOT NULL,
    track BIGINT NOT NULL REFERENCES track ON DELETE CASCADE,
    PRIMARY KEY (playlist, place),
    UNIQUE (playlist, track)
);

INSERT INTO playlist (kind, emotion, name) VALUES
    ('GENERAL', NULL, 'general'),
    ('EMOTION', 0, 'angry'),
    ('EMOTION', 1, 'disgust'),
    ('EMOTION', 2, 'fear'),
    ('EMOTION', 3, 'happy'),
    ('EMOTION', 4, 'sad'),
    ('EMOTION', 5, 'surprise'),
    ('EMOTION', 6, 'neutral');

CREATE TABLE journal (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    emotion SMALLINT NOT NULL,
    valence DOUBLE PRECISION NOT NULL,
    arousal DOUBLE PRECISION NOT NULL,
    kind VARCHAR(10) NOT NULL,
    track BIGINT REFERENCES track ON DELETE SET NULL,
    title VARCHAR(500) NOT NULL,
    artist VARCHAR(500) NOT NULL,
    said VARCHAR(500) NOT NULL
);

CREATE INDEX journal_at ON journal (at);

CREATE TABLE example (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    face VARBINARY(2304) NOT NULL,
    emotion SMALLINT NOT NULL,
    predicted SMALLINT
);

CREATE TABLE feedback (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    track BIGINT NOT NULL REFERENCES track ON DELETE CASCADE,
    reaction VARCHAR(10) NOT NULL,
    valence DOUBLE PRECISION NOT NULL,
    arousal DOUBLE PRECISION NOT NULL,
    seconds DOUBLE PRECISION NOT NULL
);

CREATE TABLE learner (
    name VARCHAR(50) PRIMARY KEY,
    version INTEGER NOT NULL,
    state VARBINARY(1048576) NOT NULL
);

CREATE TABLE setting (
    name VARCHAR(100) PRIMARY KEY,
    content VARCHAR(1000000) NOT NULL
);

CREATE TABLE round_taken (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    server VARCHAR(300) NOT NULL,
    round INTEGER NOT NULL,
    faces INTEGER NOT NULL,
    loss_before DOUBLE PRECISION NOT NULL,
    loss_after DOUBLE PRECISION NOT NULL,
    included BOOLEAN NOT NULL
);

CREATE INDEX round_taken_at ON round_taken (at);

-- One row. The generation grows with each opening; an erasure is due while deleted bytes may still stand in the file.
CREATE TABLE vault (
    generation BIGINT NOT NULL,
    erasure_due BOOLEAN NOT NULL
);

INSERT INTO vault VALUES (0, FALSE);
