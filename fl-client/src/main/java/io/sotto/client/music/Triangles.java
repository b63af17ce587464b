package io.sotto.client.music;

/** Lower triangular matrices, {@code [row][0 .. row]}, and what can be done with them in O(d^2). */
final class Triangles {
    private Triangles() {}

    static double[][] diagonal(int size, double value) {
        double[][] triangle = new double[size][];
        for (int row = 0; row < size; row++) {
            triangle[row] = new double[row + 1];
            triangle[row][row] = value;
        }
        return triangle;
    }

    static double[][] copy(double[][] triangle) {
        double[][] copy = new double[triangle.length][];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = triangle[row].clone();
        }
        return copy;
    }

    /** Changes L so that the new L L' is the old one plus x x'. Givens rotations; x is used up. */
    static void addOuterProduct(double[][] factor, double[] x) {
        for (int k = 0; k < x.length; k++) {
            double old = factor[k][k];
            double length = Math.hypot(old, x[k]);
            double cosine = length / old;
            double sine = x[k] / old;
            factor[k][k] = length;
            for (int row = k + 1; row < x.length; row++) {
                factor[row][k] = (factor[row][k] + sine * x[row]) / cosine;
                x[row] = cosine * x[row] - sine * factor[row][k];
            }
        }
    }

    /** Solves L y = x. */
    static double[] solve(double[][] factor, double[] x) {
        double[] y = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            double rest = x[row];
            for (int column = 0; column < row; column++) {
                rest -= factor[row][column] * y[column];
            }
            y[row] = rest / factor[row][row];
        }
        return y;
    }

    /** Solves L' y = x. */
    static double[] solveTransposed(double[][] factor, double[] x) {
        double[] y = x.clone();
        for (int row = x.length - 1; row >= 0; row--) {
            y[row] /= factor[row][row];
            for (int column = 0; column < row; column++) {
                y[column] -= factor[row][column] * y[row];
            }
        }
        return y;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
