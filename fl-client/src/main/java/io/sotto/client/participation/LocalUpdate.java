package io.sotto.client.participation;

import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingReport;

/**
 * What one device learned in one round. Private to the device until it is averaged with others.
 *
 * @param difference the parameters after training minus the global ones it started from
 * @param report how training went
 */
public record LocalUpdate(ParameterVector difference, TrainingReport report) {
    /** On how many faces the device trained: its weight in the average (McMahan et al. 2017). */
    public long faceCount() {
        return report.faces();
    }
}
