package io.sotto.client.companion;

import java.util.Locale;

/** What went wrong, in a form that programs act on; the contract lists them. */
public enum FailureCode {
    BAD_REQUEST,
    BAD_PICTURE,
    PICTURE_TOO_LARGE,
    TOO_LARGE,
    TOKEN_NEEDED,
    WRONG_ORIGIN,
    WRONG_PASSPHRASE,
    LOCKED,
    PAUSED,
    BUSY,
    NOT_FOUND,
    CROP_UNKNOWN,
    CONSENT_NEEDED,
    NOT_PLAYABLE,
    FILE_GONE,
    NO_FACE,
    CONFLICT,
    NO_DEVICE,
    PREMIUM_NEEDED,
    NOT_CONNECTED,
    ELSEWHERE,
    DISK_FULL,
    NEWER_DATABASE,
    DAMAGED,
    INTERNAL;

    /** The lower-case name with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
