/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import ij.Prefs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** The driver's side of a Spark application: lists and computes the parts of units on executors. Not thread-safe. */
final class Cluster implements AutoCloseable {

  /** Least number of tasks per core, so that all cores end at about the same time. */
  private static final int TASKS_PER_CORE = 16;
  /** Number of tasks that may fail on an executor before it gets no more. */
  private static final String MOST_FAILURES = "8";
  /**
   * Settings, unless those of the user differ: idempotent tasks may run twice, and a node on which many tasks fail is
   * left out. Few failures must not exclude an executor, or on a small cluster none is left for the repetition.
   */
  private static final Map<String, String> SETTINGS = Map.of(
      "spark.speculation", "true",
      "spark.excludeOnFailure.enabled", "true",
      "spark.excludeOnFailure.task.maxTaskAttemptsPerNode", "3",
      "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor", MOST_FAILURES,
      "spark.excludeOnFailure.application.maxFailedTasksPerExecutor", MOST_FAILURES,
      "spark.scheduler.minRegisteredResourcesRatio", "0.8",
      "spark.ui.showConsoleProgress", "false");

  private final JavaSparkContext spark;
  private final double taskSeconds;
  private final TaskCounter counter = new TaskCounter();
  private int computed;
  private int opened;
  private double openSeconds;
  private double coreSeconds;

  /**
   * Connects to the cluster that {@code spark-submit} or the property {@code spark.master} names.
   *
   * @param taskSeconds predicted time of a task, s; it is shorter if there would be few tasks per core
   */
  Cluster(String name, double taskSeconds) {
    this.taskSeconds = taskSeconds;
    SparkConf conf = new SparkConf().setAppName(name);
    SETTINGS.forEach(conf::setIfMissing);
    spark = new JavaSparkContext(conf);
    spark.sc().addSparkListener(counter);
  }

  /** Lists the parts of units. */
  List<UnitPlan> plan(List<Unit> units) {
    return spark.parallelize(units, units.size()).map(UnitPlan::of).collect();
  }

  /** Returns the tasks that compute missing parts. @param repeated see {@link PartTask} */
  List<PartTask> tasks(List<UnitPlan> plans, boolean repeated) {
    double sum = plans.stream().flatMap(plan -> plan.missing().stream()).mapToDouble(UnitPlan.Item::seconds).sum();
    double each = Math.min(taskSeconds, sum / (TASKS_PER_CORE * spark.defaultParallelism()));
    return plans.stream().flatMap(plan -> PartTask.of(plan, each, repeated).stream()).toList();
  }

  /**
   * Computes missing parts: first Spark repeats a task that fails, on another executor if there is one; what is still
   * missing is tried once more at the end.
   *
   * @return messages of those that failed, by the parts' ids
   */
  Map<String, String> compute(List<UnitPlan> plans) {
    List<PartTask> tasks = tasks(plans, !spark.isLocal());
    System.out.println("Tasks: " + tasks.size() + " on " + spark.defaultParallelism() + " cores");
    List<PartTask> again = new ArrayList<>();
    try {
      for (PartTask.Report report : run(tasks)) {
        if (!report.failures().isEmpty()) {
          again.add(new PartTask(report.task().unit(), new ArrayList<>(report.failures().keySet()), false));
        }
      }
    } catch (SparkException e) {
      System.err.println("Warning: Spark gave up: " + e.getMessage().lines().findFirst().orElse(""));
      again.addAll(tasks(plan(plans.stream().map(UnitPlan::unit).toList()), false));
    }
    Map<String, String> failures = new LinkedHashMap<>();
    if (!again.isEmpty()) {
      System.out.println("Again: " + again.stream().mapToInt(task -> task.ids().size()).sum() + " parts");
      try {
        run(again).forEach(report -> failures.putAll(report.failures()));
      } catch (SparkException e) {
        again.forEach(task -> task.ids().forEach(id -> failures.put(id, e.getMessage())));
      }
    }
    System.out.println(String.format(Locale.ROOT, "Computed %d parts in %.1f s; %d attempts failed; executors read "
        + "inputs %d times in %.1f s and computed for %.1f s", computed, counter.seconds(), counter.failed(), opened,
        openSeconds, coreSeconds));
    return failures;
  }

  /** Makes maps of a batch. @return messages of failures by the names of the jobs */
  Map<String, String> makeMaps(List<Job> jobs) {
    Map<String, String> failures = new LinkedHashMap<>();
    if (!jobs.isEmpty()) {
      System.out.println("Maps: " + jobs.size());
      List<MapTask> tasks = jobs.stream().map(job -> new MapTask(job, Prefs.intelByteOrder)).toList();
      spark.parallelize(tasks, tasks.size()).map(MapTask::run).collect().stream()
          .filter(report -> !report.failure().isEmpty())
          .forEach(report -> failures.put(report.name(), report.failure()));
    }
    return failures;
  }

  private List<PartTask.Report> run(List<PartTask> tasks) throws SparkException {
    if (tasks.isEmpty()) {
      return List.of();
    }
    counter.start(tasks);
    try {
      List<PartTask.Report> reports = collect(tasks);
      for (PartTask.Report report : reports) {
        computed += report.computed();
        openSeconds += report.openSeconds();
        coreSeconds += report.seconds();
        opened += report.openSeconds() > 0.01 ? 1 : 0;
      }
      return reports;
    } finally {
      counter.stop();
    }
  }

  /** @throws SparkException which Spark's Scala code does not declare */
  private List<PartTask.Report> collect(List<PartTask> tasks) throws SparkException {
    return spark.parallelize(tasks, tasks.size()).map(PartTask::run).collect();
  }

  @Override
  public void close() {
    spark.close();
  }
}
