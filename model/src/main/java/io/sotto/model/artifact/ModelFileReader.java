package io.sotto.model.artifact;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/** Reads one model from front to back, trusting no length before it has been compared with a limit or the file. */
final class ModelFileReader {
    private final String place;
    private int version;

    /** @param place where the bytes are from, for messages */
    ModelFileReader(String place) {
        this.place = place;
    }

    /**
     * @param size how many bytes there are
     * @throws IOException if they cannot be read
     */
    TrainedModel read(InputStream in, long size) throws IOException {
        byte[] prefix = bytes(in, ModelFile.PREFIX_BYTES, size);
        byte[] json = bytes(in, headerBytes(prefix), size);
        ModelHeader header = checked("header", () -> ModelHeader.parse(json));
        Network network = checked("network", () -> Architecture.networkNamed(header.network()));
        ParameterLayout layout = network.layout();
        Encoding encoding = encoding(header);
        require("layout SHA-256 of " + network.name(), layout.sha256().hex(), header.layoutSha256());
        long parameterBytes = (long) layout.length() * encoding.bytesPerParameter();
        long whole = prefix.length + json.length + parameterBytes + Sha256.BYTES;
        if (size != whole) {
            throw size < whole ? cutShort(whole, size) : invalid("%d bytes".formatted(whole), size + " bytes");
        }
        byte[] parameters = bytes(in, Math.toIntExact(parameterBytes), size);
        require(
                "SHA-256 of the file",
                Sha256.ofDigest(bytes(in, Sha256.BYTES, size)).hex(),
                Sha256.of(prefix, json, parameters).hex());
        return model(header, network, encoding.ofBytes(layout, parameters));
    }

    private TrainedModel model(ModelHeader header, Network network, ParameterVector parameters) {
        require(
                "parameters SHA-256",
                header.parametersSha256(),
                parameters.sha256().hex());
        Provenance provenance = checked("provenance", header::toProvenance);
        return checked("model", () -> new TrainedModel(network, parameters, header.temperature(version), provenance));
    }

    private Encoding encoding(ModelHeader header) {
        if (version == 1) {
            require("encoding", Encoding.FLOAT32.word(), header.encoding());
        }
        return checked("encoding", () -> Encoding.ofWord(header.encoding()));
    }

    private int headerBytes(byte[] prefix) {
        ByteBuffer numbers =
                ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).position(ModelFile.MAGIC.length);
        if (!Arrays.equals(prefix, 0, ModelFile.MAGIC.length, ModelFile.MAGIC, 0, ModelFile.MAGIC.length)) {
            throw invalid("a Sotto model file", "other first bytes");
        }
        version = numbers.getInt();
        if (version < 1 || version > ModelFile.VERSION) {
            throw invalid("format version 1 to %d".formatted(ModelFile.VERSION), "version %d".formatted(version));
        }
        int length = numbers.getInt();
        if (length < 2 || length > ModelFile.MAX_HEADER_BYTES) {
            throw invalid("a header of 2 to %d bytes".formatted(ModelFile.MAX_HEADER_BYTES), length + " bytes");
        }
        return length;
    }

    private byte[] bytes(InputStream in, int count, long size) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw cutShort(count, size);
        }
        return bytes;
    }

    private <T> T checked(String part, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s, %s: %s".formatted(place, part, e.getMessage()), e);
        }
    }

    private void require(String part, String expected, String found) {
        if (!expected.equals(found)) {
            throw new InvalidInputException("%s, %s: expected %s, found %s".formatted(place, part, expected, found));
        }
    }

    private InvalidInputException cutShort(long expected, long found) {
        return invalid("%d bytes or more".formatted(expected), "%d: cut short".formatted(found));
    }

    private InvalidInputException invalid(String expected, String found) {
        return new InvalidInputException("%s: expected %s, found %s".formatted(place, expected, found));
    }
}
