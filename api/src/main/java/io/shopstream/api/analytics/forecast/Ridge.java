package io.shopstream.api.analytics.forecast;

/**
 * Weighted least squares with a penalty for large coefficients: minimises
 * {@code sum w(t) (y(t) - x(t)'b)^2 + sum p(j) b(j)^2}, that is {@code (X'WX + P) b = X'Wy}, by Cholesky's method. A. Hoerl,
 * R. Kennard: Ridge Regression, Technometrics 12 (1970).
 */
final class Ridge {
    private final double[][] rows;
    private final double[] weights;
    private final double[][] factor;

    /** @param penalties all above zero, so that there is exactly one solution */
    Ridge(double[][] rows, double[] weights, double[] penalties) {
        this.rows = rows;
        this.weights = weights;
        this.factor = cholesky(normal(rows, weights, penalties));
    }

    double[] solve(double[] y) {
        int size = factor.length;
        double[] solution = new double[size];
        for (int t = 0; t < rows.length; t++) {
            for (int j = 0; j < size; j++) {
                solution[j] += weights[t] * rows[t][j] * y[t];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                solution[i] -= factor[i][j] * solution[j];
            }
            solution[i] /= factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                solution[i] -= factor[j][i] * solution[j];
            }
            solution[i] /= factor[i][i];
        }
        return solution;
    }

    static double product(double[] row, double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * coefficients[j];
        }
        return sum;
    }

    private static double[][] normal(double[][] rows, double[] weights, double[] penalties) {
        int size = penalties.length;
        double[][] normal = new double[size][size];
        for (int t = 0; t < rows.length; t++) {
            for (int i = 0; i < size; i++) {
                double weighted = weights[t] * rows[t][i];
                for (int j = 0; j <= i; j++) {
                    normal[i][j] += weighted * rows[t][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            normal[i][i] += penalties[i];
        }
        return normal;
    }

    private static double[][] cholesky(double[][] normal) {
        int size = normal.length;
        double[][] factor = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = normal[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
        return factor;
    }
}
