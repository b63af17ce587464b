/**
 * What a person's companion remembers, in one encrypted database in the profile's folder: songs, playlists, journal, corrected
 * faces, reactions, settings, rounds. The only package that knows SQL. {@link io.sotto.client.vault.Vault} opens it; its stores
 * take and give the records of {@code client.library}, {@code client.journal} and {@code client.examples}.
 */
@NullMarked
package io.sotto.client.vault;

import org.jspecify.annotations.NullMarked;
