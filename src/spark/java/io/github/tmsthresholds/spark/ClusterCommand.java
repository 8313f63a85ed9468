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

import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.ij.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.scijava.module.Module;
import picocli.CommandLine.Option;

/**
 * Base class of the programs: computes the parts of commands on a cluster, then runs the commands on the driver, which
 * collect them. Further options are the parameters of the command, see {@link ParameterOptions}. The exit code is 0, 1
 * after an error, and 2 for invalid options.
 */
abstract class ClusterCommand implements Callable<Integer> {

  private static final int MOST_MESSAGES = 20;

  @Option(names = "--dry-run", description = "only list the parts, and predict their size and computing time")
  private boolean dryRun;

  @Option(names = "--task-seconds", paramLabel = "SECONDS", defaultValue = "60",
      description = "predicted time of a task, within which it computes neighbouring parts; 0: a task for each part; "
          + "default: ${DEFAULT-VALUE}")
  private double taskSeconds;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Returns the menu label of the command whose parameters are the options. */
  abstract String label();

  /** Returns the values of the options that were given, modifiable. */
  final Map<String, String> values() {
    return values;
  }

  /**
   * Returns the parameters of each command to run, by a name for messages.
   *
   * @throws IOException if a folder cannot be read
   */
  abstract Map<String, Map<String, String>> commands() throws IOException;

  /**
   * Makes results on the cluster, if that is worthwhile.
   *
   * @param jobs whose parts are done
   * @return messages of failures by the names of the jobs
   */
  Map<String, String> finish(Cluster cluster, List<Job> jobs) {
    return Map.of();
  }

  /**
   * Runs the commands whose parts are done.
   *
   * @param commands parameters by name
   * @throws IOException if a file cannot be read or written
   */
  void collect(Map<String, Map<String, String>> commands) throws IOException {
    for (Map<String, String> command : commands.values()) {
      Module collecting = Job.collecting(label(), command);
      Commands.compute(collecting);
    }
  }

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (IOException | RuntimeException e) {
      if (ErrorMessage.isDefect(e)) {
        e.printStackTrace();
      }
      System.err.println("error: " + ErrorMessage.of(e));
      return 1;
    }
  }

  private int run() throws IOException {
    Map<String, Map<String, String>> commands = new LinkedHashMap<>(commands());
    List<Unit> units = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, String>> command : commands.entrySet()) {
      try {
        Job job = Job.of(command.getKey(), label(), command.getValue());
        int groups = job.groups();
        for (int group = 0; group < groups; group++) {
          units.add(new Unit(job, group));
        }
      } catch (IOException | RuntimeException e) {
        if (commands.size() == 1) {
          throw e;
        }
        failures.put(command.getKey(), ErrorMessage.of(e));
      }
    }
    if (!units.isEmpty()) {
      compute(units, failures);
    }
    failures.values().stream().distinct().limit(MOST_MESSAGES).forEach(text -> System.err.println("error: " + text));
    if (!dryRun) {
      failures.keySet().forEach(commands::remove);
      collect(commands);
    }
    return failures.isEmpty() ? 0 : 1;
  }

  /** Computes the parts. @param failures receives messages by the names of commands */
  private void compute(List<Unit> units, Map<String, String> failures) {
    try (Cluster cluster = new Cluster(getClass().getSimpleName(), taskSeconds)) {
      List<UnitPlan> plans = new ArrayList<>();
      for (UnitPlan plan : cluster.plan(units)) {
        if (plan.failure().isEmpty()) {
          plans.add(plan);
        } else {
          failures.put(plan.unit().job().name(), plan.failure());
        }
      }
      System.out.println(summary(plans));
      if (dryRun) {
        System.out.println("Tasks: " + cluster.tasks(plans, true).size());
        return;
      }
      if (plans.isEmpty()) {
        return;
      }
      Map<String, String> failed = cluster.compute(plans);
      if (!failed.isEmpty()) {
        System.err.println(failed.size() + " parts failed");
      }
      for (UnitPlan plan : plans) {
        plan.items().stream().map(item -> failed.get(item.id())).filter(message -> message != null).findFirst()
            .ifPresent(message -> failures.put(plan.unit().job().name(), message));
      }
      failures.putAll(finish(cluster, plans.stream().map(plan -> plan.unit().job())
          .filter(job -> !failures.containsKey(job.name())).distinct().toList()));
    }
  }

  private static String summary(List<UnitPlan> plans) {
    List<UnitPlan.Item> items = plans.stream().flatMap(plan -> plan.items().stream()).toList();
    List<UnitPlan.Item> missing = plans.stream().flatMap(plan -> plan.missing().stream()).toList();
    long inputs = plans.stream().map(plan -> plan.unit().job().digests().keySet()).flatMap(Collection::stream)
        .distinct().mapToLong(file -> Path.of(file).toFile().length()).sum();
    return String.format(Locale.ROOT, "Parts: %d, of which %d are done; to do: %d, %.2f MB, about %.3f core hours; "
        + "inputs: %.2f MB", items.size(), items.size() - missing.size(), missing.size(),
        missing.stream().mapToLong(UnitPlan.Item::bytes).sum() * 1e-6,
        missing.stream().mapToDouble(UnitPlan.Item::seconds).sum() / 3600, inputs * 1e-6);
  }
}
