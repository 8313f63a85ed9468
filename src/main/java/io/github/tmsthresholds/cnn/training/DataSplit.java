package io.github.tmsthresholds.cnn.training;

import java.util.List;

/**
 * Samples to train with, to choose the best epoch by, and to report errors on: whole fields each, so that no place of a
 * field that a network has seen tells it about another.
 */
public record DataSplit(int[] training, int[] validation, int[] test) {

  /**
   * Splits by the names of fields; those that are not named are trained with.
   *
   * @throws IllegalArgumentException if a name is no field of the data or stands in both lists, or a part is empty (only
   *     the test part may)
   */
  public static DataSplit split(TrainingSet data, List<String> validation, List<String> test) {
    known(data, "validation", validation);
    known(data, "test", test);
    validation.stream().filter(test::contains).findFirst().ifPresent(both -> {
      throw new IllegalArgumentException("test=" + both + ": stands in validation= too");
    });
    List<String> rest = data.fields().stream().filter(f -> !validation.contains(f) && !test.contains(f)).toList();
    DataSplit parts = new DataSplit(data.samplesOf(rest), data.samplesOf(validation), data.samplesOf(test));
    if (parts.training.length == 0) {
      throw new IllegalArgumentException("validation= and test= leave no samples to train with");
    }
    if (parts.validation.length == 0) {
      throw new IllegalArgumentException("validation=" + String.join(",", validation)
          + ": has no samples; one or more of " + String.join(", ", data.fields()) + " was expected");
    }
    return parts;
  }

  private static void known(TrainingSet data, String key, List<String> names) {
    for (String name : names) {
      if (!data.fields().contains(name)) {
        throw new IllegalArgumentException(
            key + "=" + name + ": one of " + String.join(", ", data.fields()) + " was expected");
      }
    }
  }
}
