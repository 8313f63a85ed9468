/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a folder of results, which keeps two runs from mixing their files. It is a system lock on the hidden file
 * {@code .lock} in the folder. The system releases it when the process ends, so that a killed run does not block later
 * ones. On file systems without locks, as on some clusters, it holds only within this Java virtual machine.
 * Thread-safe.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".lock";

  /** Files locked by this virtual machine: the system releases a lock when any channel of its file is closed. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final MissingFolders folders;
  private final boolean abandoned;

  private FolderLock(Path file, FileChannel channel, MissingFolders folders, boolean abandoned) {
    this.file = file;
    this.channel = channel;
    this.folders = folders;
    this.abandoned = abandoned;
  }

  /**
   * Locks a folder, creating it if it is missing.
   *
   * @throws IOException if another run holds the lock, or the folder cannot be written to; the message names the folder
   */
  public static FolderLock take(Path folder) throws IOException {
    MissingFolders folders = new MissingFolders(folder);
    try {
      Path file = folders.create().resolve(NAME);
      if (!HELD.add(file)) {
        throw held(folder);
      }
      try {
        boolean existed = Files.exists(file);
        return new FolderLock(file, locked(file, folder), folders, existed);
      } catch (IOException | RuntimeException e) {
        HELD.remove(file);
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      folders.removeEmpty();
      throw e;
    }
  }

  private static FileChannel locked(Path file, Path folder) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // a missing file belonged to a run that has ended meanwhile
    if (!isFree(channel) || !Files.exists(file)) {
      channel.close();
      throw held(folder);
    }
    return channel;
  }

  private static boolean isFree(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      // this file system has no locks
      return true;
    }
  }

  /** Returns whether an earlier run was killed before it could release its lock on the folder. */
  public boolean wasAbandoned() {
    return abandoned;
  }

  private static IOException held(Path folder) {
    return new IOException(folder + ": another run is writing its results there; wait for it, or give another folder");
  }

  /** Releases the lock, and removes the folder if this lock created it and it is empty. Has no effect if closed. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      // before the lock is released: afterwards the file could belong to another run
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // a remaining file without a lock does not block other runs
    }
    HELD.remove(file);
    folders.removeEmpty();
  }
}
