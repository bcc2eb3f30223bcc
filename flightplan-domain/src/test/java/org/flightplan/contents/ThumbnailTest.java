package org.flightplan.contents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailTest {

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void a_picture_becomes_a_small_one_of_the_same_form(String format) throws IOException {
        byte[] small = Thumbnail.of(new ByteArrayInputStream(image(format, 1_600, 800)))
                .orElseThrow();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(small));
        assertEquals(256, read.getWidth());
        assertEquals(128, read.getHeight());
    }

    @Test
    void a_small_one_stays_as_small_as_it_is() throws IOException {
        byte[] small =
                Thumbnail.of(new ByteArrayInputStream(image("png", 20, 10))).orElseThrow();
        assertEquals(20, ImageIO.read(new ByteArrayInputStream(small)).getWidth());
    }

    @Test
    void what_can_not_be_read_or_claims_to_be_huge_has_none() throws IOException {
        byte[] whole = image("png", 1_600, 800);
        assertTrue(Thumbnail.of(new ByteArrayInputStream(new byte[100])).isEmpty());
        assertTrue(
                Thumbnail.of(new ByteArrayInputStream(Arrays.copyOf(whole, 30))).isEmpty());
        byte[] huge = whole.clone();
        huge[16] = 0x7f; // the first byte of the width
        assertTrue(Thumbnail.of(new ByteArrayInputStream(huge)).isEmpty());
        assertFalse(Thumbnail.isMadeOf("image/png", 33L << 20));
        assertFalse(Thumbnail.isMadeOf("application/pdf", 10));
    }
}
