/**
 * Spotify as an optional player: a person connects their own account by Authorization Code with PKCE (RFC 7636), searches
 * tracks and puts them into the queue of the player that is active. Nothing of a face or a mood goes there. Only this package
 * calls Spotify; tokens are handed to whoever can keep them.
 */
@NullMarked
package io.sotto.client.spotify;

import org.jspecify.annotations.NullMarked;
