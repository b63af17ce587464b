package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of this device, and their passphrases. */
final class ProfileRoutes implements Routes {
    private record Name(String name) {
        Name {
            Objects.requireNonNull(name, "name: expected a text");
        }
    }

    private record Passphrase(String passphrase) {
        Passphrase {
            Objects.requireNonNull(passphrase, "passphrase: expected a text");
        }

        @Override
        public String toString() {
            return "Passphrase";
        }
    }

    private record PassphraseChange(
            @Nullable String current, @Nullable String next) {
        @Override
        public String toString() {
            return "PassphraseChange";
        }
    }

    private final Companion companion;

    ProfileRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(Guard.API + "/profiles", context -> Answers.json(context, Map.of("profiles", companion.profiles())));
        routes.post(Guard.API + "/profiles", this::add);
        routes.post(Guard.API + "/profiles/{name}/open", this::open);
        routes.delete(Guard.API + "/profiles/{name}", this::remove);
        routes.post(Guard.API + "/unlock", this::unlock);
        routes.put(Guard.API + "/passphrase", this::changePassphrase);
    }

    private void add(Context context) throws IOException {
        companion.addProfile(Bodies.json(context, Name.class).name());
        context.status(HttpStatus.CREATED);
    }

    private void open(Context context) {
        companion.openProfile(context.pathParam("name"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void remove(Context context) {
        companion.removeProfile(context.pathParam("name"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void unlock(Context context) throws IOException {
        companion.unlock(secret(Bodies.json(context, Passphrase.class).passphrase()));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void changePassphrase(Context context) throws IOException {
        PassphraseChange change = Bodies.json(context, PassphraseChange.class);
        companion.changePassphrase(
                Optional.ofNullable(change.current()).map(ProfileRoutes::secret),
                Optional.ofNullable(change.next()).map(ProfileRoutes::secret));
        context.status(HttpStatus.NO_CONTENT);
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.take(text.getBytes(StandardCharsets.UTF_8));
    }
}
