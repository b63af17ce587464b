package io.sotto.privacy.secagg.message;

import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import java.util.ArrayList;
import java.util.List;

/** The byte form of a vector's format. */
final class VectorFormatBytes {
    private VectorFormatBytes() {}

    static void write(VectorFormat format, ByteWriter out) {
        out.u32(format.modelLength());
        out.f64(format.clipNormL2());
        out.u8(format.inputBits());
        out.u32((int) format.span());
        out.u8(format.rotated() ? 1 : 0);
        out.u32(format.weightCap());
        out.f64(format.noiseMultiplier());
        out.u8(format.sideValues().size());
        for (SideValue value : format.sideValues()) {
            out.name(value.name()).f64(value.unit());
        }
    }

    static VectorFormat read(ByteReader in) throws DecodeException {
        int modelLength = in.u31("model length");
        double clipNormL2 = in.f64();
        int inputBits = in.u8();
        long span = in.u32();
        boolean rotated = in.flag("rotated");
        int weightCap = in.u31("weight cap");
        double noiseMultiplier = in.f64();
        int sideValues = in.u8In(0, VectorFormat.MAXIMUM_SIDE_VALUES, "number of side values");
        List<SideValue> values = new ArrayList<>();
        for (int i = 0; i < sideValues; i++) {
            values.add(new SideValue(in.name(), in.f64()));
        }
        return new VectorFormat(modelLength, values, clipNormL2, inputBits, span, rotated, weightCap, noiseMultiplier);
    }
}
