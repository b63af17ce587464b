package io.sotto.client.vault;

import io.sotto.client.vault.VaultException.Trouble;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables of the database and how they came to be: see the folder {@code migrations}. */
final class Schema {
    /** The last migration that this Sotto knows. */
    static final int VERSION = 1;

    private static final String MIGRATIONS = "classpath:io/sotto/client/vault/migrations";

    private Schema() {}

    /** Brings the tables to {@link #VERSION}; each step is done wholly or not at all. */
    static void migrate(Path file, DataSource source) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Failures.ofDatabase(file, e);
        }
    }

    /**
     * The generation of a database, which is read and not touched.
     *
     * @throws VaultException if a later Sotto wrote it or it is damaged
     */
    static long generation(Path file, DataSource readOnly) {
        try (Connection connection = readOnly.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                requireKnown(file, statement);
                return number(statement, "SELECT generation FROM vault");
            } finally {
                statement.execute("SHUTDOWN");
            }
        } catch (SQLException e) {
            throw Failures.ofReading(file, e);
        }
    }

    private static void requireKnown(Path file, Statement statement) throws SQLException {
        if (number(statement, "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'VAULT'") == 0) {
            throw new VaultException(
                    Trouble.DAMAGED, "%s: damaged: expected the companion's tables, found none".formatted(file));
        }
        long version = number(
                statement, "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\" WHERE \"success\"");
        if (version > VERSION) {
            throw new VaultException(
                    Trouble.NEWER_DATABASE,
                    "%s: a later version of Sotto wrote it: expected version %d of the database or before, found %d"
                            .formatted(file, VERSION, version));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
