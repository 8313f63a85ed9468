/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import ij.Prefs;
import ij.io.DirectoryChooser;
import ij.io.OpenDialog;
import ij.io.SaveDialog;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.TextField;
import java.io.File;
import java.util.Map;
import org.scijava.widget.FileWidget;

/**
 * A button that chooses a file or folder for a text field. It starts in the folder of the field's path, else of the
 * path that was last chosen for any field, else of the sample data.
 */
final class BrowseButton extends Button {

  static final String LAST_FOLDER = "tms-thresholds.folder";
  private static final String SAMPLE = "Open Sample Data...";

  /**
   * Creates a button.
   *
   * @param style {@link FileWidget#DIRECTORY_STYLE}, {@link FileWidget#SAVE_STYLE}, or another for an existing file
   * @param title of the dialog of files
   */
  BrowseButton(String style, String title, TextField field) {
    super("Browse");
    addActionListener(event -> {
      // ImageJ records every path under one key, and reports the second as a duplicate
      boolean recording = Recorder.record;
      Recorder.record = false;
      String before = OpenDialog.getDefaultDirectory();
      try {
        String path = browse(style, title, field.getText().strip());
        if (path == null) {
          OpenDialog.setDefaultDirectory(before);
        } else {
          field.setText(path);
          field.setCaretPosition(path.length());
          remember(style.contains(FileWidget.SAVE_STYLE) ? new File(path).getParent() + File.separator + "." : path);
        }
      } finally {
        Recorder.record = recording;
      }
    });
  }

  private static String browse(String style, String title, String text) {
    String folder = start(text);
    if (style.contains(FileWidget.DIRECTORY_STYLE)) {
      OpenDialog.setDefaultDirectory(folder);
      String chosen = new DirectoryChooser(title).getDirectory();
      return chosen == null ? null : new File(chosen).getPath();
    }
    if (style.contains(FileWidget.SAVE_STYLE)) {
      SaveDialog dialog = new SaveDialog(title, folder, text.isEmpty() ? "" : new File(text).getName(), null);
      return dialog.getFileName() == null ? null : dialog.getDirectory() + dialog.getFileName();
    }
    OpenDialog dialog = new OpenDialog(title, folder, null);
    return dialog.getFileName() == null ? null : dialog.getDirectory() + dialog.getFileName();
  }

  /** Returns the folder to start in for the text of a field: one or several paths, or none. */
  static String start(String text) {
    for (String path : new String[] {text, text.substring(text.lastIndexOf(',') + 1).strip()}) {
      String folder = path.isEmpty() ? null : existing(new File(path));
      if (folder != null) {
        return folder;
      }
    }
    String last = Prefs.get(LAST_FOLDER, "");
    if (new File(last).isDirectory() && !last.isEmpty()) {
      return last;
    }
    Map<String, String> sample = new CommandDialog(SAMPLE, Commands.create(SAMPLE)).lastValues();
    File folder = new File(sample.get("output"));
    return folder.isDirectory() ? folder.getPath() + File.separator : OpenDialog.getDefaultDirectory();
  }

  /** Returns an existing folder, or the existing parent folder of a file, with a separator at the end; else null. */
  private static String existing(File file) {
    File absolute = file.getAbsoluteFile();
    File folder = absolute.isDirectory() ? absolute : file.getParent() == null ? null : absolute.getParentFile();
    return folder == null || !folder.isDirectory() ? null : folder.getPath() + File.separator;
  }

  /** Lets the next browsing start in the folder of an existing path, unless the field has another. */
  static void remember(String path) {
    File file = new File(path).getAbsoluteFile();
    if (!path.isEmpty() && file.exists() && file.getParent() != null) {
      Prefs.set(LAST_FOLDER, existing(file.getParentFile()));
    }
  }
}
