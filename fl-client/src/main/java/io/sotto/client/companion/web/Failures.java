package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.CompanionException;
import io.sotto.client.companion.FailureCode;
import io.sotto.client.companion.contract.Failure;
import io.sotto.client.companion.contract.Json;
import io.sotto.client.spotify.SpotifyException;
import io.sotto.client.vault.VaultException;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become the contract's failures. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static void install(RoutesConfig routes) {
        routes.exception(CompanionException.class, (e, context) -> answer(context, e.code(), e));
        routes.exception(InvalidInputException.class, (e, context) -> answer(context, FailureCode.BAD_REQUEST, e));
        routes.exception(VaultException.class, (e, context) -> answer(context, code(e.trouble()), e));
        routes.exception(SpotifyException.class, Failures::answerSpotify);
        routes.exception(HttpResponseException.class, Failures::answerRouting);
        routes.exception(Exception.class, Failures::answerUnexpected);
    }

    private static void answerRouting(HttpResponseException failure, Context context) {
        if (failure.getStatus() == HttpStatus.NOT_FOUND.getCode()) {
            answer(context, FailureCode.NOT_FOUND, "%s: there is nothing here".formatted(context.path()));
        } else {
            answer(context, FailureCode.BAD_REQUEST, failure);
        }
    }

    /** Who calls too often is told how long to wait. */
    private static void answerSpotify(SpotifyException failure, Context context) {
        if (failure.trouble() == SpotifyException.Trouble.TOO_MANY) {
            context.header("Retry-After", String.valueOf(failure.retryAfter().toSeconds()));
        }
        answer(context, code(failure.trouble()), failure);
    }

    private static void answerUnexpected(Exception failure, Context context) {
        if (context.res().isCommitted()) {
            // A player that moves on in a song, or a page that is closed, leaves an answer half read: no failure of
            // ours.
            LOG.debug("{} {} was left half answered", context.method(), context.path(), failure);
            return;
        }
        if (isDiskFull(failure)) {
            answer(context, FailureCode.DISK_FULL, "the disk is full: nothing was changed; make room and try again");
            return;
        }
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        answer(context, FailureCode.INTERNAL, "something went wrong here; the companion's log says what");
    }

    private static FailureCode code(VaultException.Trouble trouble) {
        return switch (trouble) {
            case LOCKED -> FailureCode.LOCKED;
            case WRONG_PASSPHRASE -> FailureCode.WRONG_PASSPHRASE;
            case NEWER_DATABASE -> FailureCode.NEWER_DATABASE;
            case DAMAGED -> FailureCode.DAMAGED;
            case DISK_FULL -> FailureCode.DISK_FULL;
            case IN_USE -> FailureCode.CONFLICT;
            case UNREACHABLE -> FailureCode.INTERNAL;
        };
    }

    private static FailureCode code(SpotifyException.Trouble trouble) {
        return switch (trouble) {
            case NOT_CONNECTED -> FailureCode.NOT_CONNECTED;
            case WRONG_STATE, DENIED -> FailureCode.BAD_REQUEST;
            case NO_DEVICE -> FailureCode.NO_DEVICE;
            case PREMIUM_NEEDED -> FailureCode.PREMIUM_NEEDED;
            case TOO_MANY -> FailureCode.BUSY;
            case UNREACHABLE, UNEXPECTED -> FailureCode.ELSEWHERE;
        };
    }

    private static boolean isDiskFull(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("No space left on device"));
    }

    private static void answer(Context context, FailureCode code, Exception failure) {
        answer(context, code, String.valueOf(failure.getMessage()));
    }

    private static void answer(Context context, FailureCode code, String message) {
        context.status(status(code))
                .contentType("application/json")
                .result(Json.write(new Failure(code.word(), message)));
    }

    private static int status(FailureCode code) {
        return switch (code) {
            case BAD_REQUEST, BAD_PICTURE -> 400;
            case TOKEN_NEEDED -> 401;
            case WRONG_ORIGIN, WRONG_PASSPHRASE -> 403;
            case NOT_FOUND, CROP_UNKNOWN, FILE_GONE -> 404;
            case PAUSED,
                    CONSENT_NEEDED,
                    NOT_PLAYABLE,
                    CONFLICT,
                    NO_DEVICE,
                    PREMIUM_NEEDED,
                    NOT_CONNECTED,
                    NEWER_DATABASE,
                    DAMAGED -> 409;
            case PICTURE_TOO_LARGE, TOO_LARGE -> 413;
            case NO_FACE -> 422;
            case LOCKED -> 423;
            case INTERNAL -> 500;
            case ELSEWHERE -> 502;
            case BUSY -> 503;
            case DISK_FULL -> 507;
        };
    }
}
