package io.sotto.client.traffic;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the Flight Recorder writes before events are read. It ends the JVM if that place is full, so it is memory where
 * the system has a folder that is: a full disk must not end the companion.
 */
final class RecorderFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderFolder.class);
    private static final Path MEMORY = Path.of("/dev/shm");

    private RecorderFolder() {}

    /** Has to come before the first recording. */
    static void inMemory() {
        if (!Files.isWritable(MEMORY)) {
            return;
        }
        try {
            Object ignored = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "jfrConfigure",
                            new Object[] {new String[] {"repositorypath=" + MEMORY}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            LOG.debug("the recorder keeps its standard folder", e);
        }
    }
}
