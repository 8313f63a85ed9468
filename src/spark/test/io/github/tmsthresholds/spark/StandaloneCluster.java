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

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster on this machine: a master and workers of one core, each a Java process of its own. The
 * system properties {@code spark.jars} and {@code spark.program} name the folder of Spark's jars and our jar.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final String DEPLOY = "org.apache.spark.deploy.";
  private static final String LOCALHOST = "127.0.0.1";
  private static final List<String> OPENED = List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io",
      "java.net", "java.nio", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "sun.nio.ch",
      "sun.nio.cs", "sun.security.action", "sun.util.calendar", "jdk.internal.ref");

  private final Path folder;
  private final Path jars = Path.of(System.getProperty("spark.jars"));
  private final String url;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  /** Starts a cluster. @param folder of logs and working folders */
  StandaloneCluster(Path folder, int workers) throws IOException {
    this.folder = folder;
    int port = freePort();
    url = "spark://" + LOCALHOST + ":" + port;
    start("master", DEPLOY + "master.Master", "--host", LOCALHOST, "--port", "" + port, "--webui-port", "0");
    for (int i = 0; i < workers; i++) {
      this.workers.add(start("worker" + i, DEPLOY + "worker.Worker", "--host", LOCALHOST, "--cores", "1", "--memory",
          "2G", "--webui-port", "0", "-d", folder.resolve("work" + i).toString(), url));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g"));
    OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", jars + File.separator + "*", main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().putAll(Map.of("SPARK_HOME", jars.getParent().toString(), "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", LOCALHOST));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** Starts a program. @param name of its log */
  Process submit(String name, Class<?> program, List<String> options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--master", url, "--conf", "spark.driver.host=" + LOCALHOST,
        "--conf", "spark.ui.enabled=false", "--class", program.getName(), System.getProperty("spark.program")));
    arguments.addAll(options);
    return start(name, DEPLOY + "SparkSubmit", arguments.toArray(String[]::new));
  }

  /** Returns the log of a process. */
  String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  /** Kills the executors of a worker. @return their number */
  long killExecutors(int worker) {
    return workers.get(worker).descendants().filter(ProcessHandle::destroyForcibly).count();
  }

  @Override
  public void close() {
    for (Process process : processes) {
      Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList()
          .forEach(ProcessHandle::destroyForcibly);
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
