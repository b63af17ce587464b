package io.sotto.simulation.engine;

import io.sotto.model.FaceSet;
import io.sotto.server.round.ClientId;
import io.sotto.simulation.partition.Partition;
import java.util.List;

/** The simulated devices: who they are and which faces each holds. Immutable; the faces are shared with the whole set. */
public final class VirtualClients {
    private final FaceSet faces;
    private final Partition partition;

    /** @param faces those that the partition was made for */
    public VirtualClients(FaceSet faces, Partition partition) {
        this.faces = faces;
        this.partition = partition;
    }

    /** Those who take part: a client without a face never says that it is ready. */
    public List<ClientId> participants() {
        return partition.clientsWithFaces().stream().map(ClientId::new).toList();
    }

    /** How many faces a client holds. */
    public int size(ClientId client) {
        return partition.size(number(client));
    }

    /** The faces of a client. */
    public FaceSet faces(ClientId client) {
        return faces.subset(partition.rows(number(client)));
    }

    private static int number(ClientId client) {
        return Math.toIntExact(client.number());
    }
}
