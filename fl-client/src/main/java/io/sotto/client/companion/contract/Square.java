package io.sotto.client.companion.contract;

import io.sotto.model.image.Box;

/** Where a face is, in the picture's pixels; it may reach over the edge. */
public record Square(int x, int y, int width, int height) {
    public static Square of(Box box) {
        return new Square(box.x(), box.y(), box.width(), box.height());
    }
}
