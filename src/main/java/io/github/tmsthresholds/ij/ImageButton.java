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

import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.image.OpenImages;
import java.awt.Button;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.TextField;
import java.util.List;
import java.util.Optional;
import org.scijava.module.ModuleItem;

/** A button beside the path of a volume with a menu of the open images that the field can take instead. */
final class ImageButton extends Button {

  private ImageButton(List<String> titles, TextField field) {
    super("Image");
    PopupMenu menu = new PopupMenu();
    for (String title : titles) {
      MenuItem item = new MenuItem(title);
      item.addActionListener(event -> {
        field.setText(OpenImages.PREFIX + title);
        field.setCaretPosition(field.getText().length());
      });
      menu.add(item);
    }
    add(menu);
    addActionListener(event -> menu.show(this, 0, getHeight()));
  }

  /** Returns the button of a field, if its input takes volumes and a suitable image is open. */
  static Optional<Button> of(ModuleItem<?> input, TextField field) {
    List<String> titles = ImageInputs.takesVolume(input) ? OpenImages.titles(ImageInputs.takesVectors(input))
        : List.of();
    return titles.isEmpty() ? Optional.empty() : Optional.of(new ImageButton(titles, field));
  }

  /** Returns whether a value names an image that is not open any more. */
  static boolean isClosed(ModuleItem<?> input, String value) {
    return ImageInputs.takesVolume(input) && OpenImages.isNamedBy(value)
        && !OpenImages.exists(value.substring(OpenImages.PREFIX.length()));
  }
}
