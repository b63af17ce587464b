package io.sotto.model.artifact;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import java.util.Arrays;

/** How a model file stores a parameter. */
public enum Encoding {
    /** As it is, in four bytes. */
    FLOAT32("float32", Float.BYTES) {
        @Override
        ParameterVector stored(ParameterVector parameters) {
            return parameters;
        }

        @Override
        byte[] toBytes(ParameterVector parameters) {
            return parameters.toBytes();
        }

        @Override
        ParameterVector ofBytes(ParameterLayout layout, byte[] bytes) {
            return ParameterVector.ofBytes(layout, bytes);
        }
    },
    /** Rounded to half precision, in two bytes: see {@link HalfPrecision}. */
    FLOAT16("float16", Short.BYTES) {
        @Override
        ParameterVector stored(ParameterVector parameters) {
            return HalfPrecision.round(parameters);
        }

        @Override
        byte[] toBytes(ParameterVector parameters) {
            return HalfPrecision.toBytes(parameters);
        }

        @Override
        ParameterVector ofBytes(ParameterLayout layout, byte[] bytes) {
            return HalfPrecision.widen(layout, bytes);
        }
    };

    private final String word;
    private final int bytesPerParameter;

    Encoding(String word, int bytesPerParameter) {
        this.word = word;
        this.bytesPerParameter = bytesPerParameter;
    }

    /** The name that model files use. */
    public String word() {
        return word;
    }

    int bytesPerParameter() {
        return bytesPerParameter;
    }

    /** The parameters that a reader gets back. */
    abstract ParameterVector stored(ParameterVector parameters);

    abstract byte[] toBytes(ParameterVector parameters);

    /** @param bytes as many as the layout's parameters take */
    abstract ParameterVector ofBytes(ParameterLayout layout, byte[] bytes);

    /** @throws IllegalArgumentException if there is none of that name */
    static Encoding ofWord(String word) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected float32 or float16, found '%s'".formatted(word)));
    }
}
