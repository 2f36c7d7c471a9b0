package dev.clickmask.sam.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A protobuf message as its fields in their order, with no idea of what they mean: enough to change a few of them and
 * keep all others to the byte.
 */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final List<Field> fields;

    /**
     * One field.
     *
     * @param key number and wire type
     * @param content without the length where there is one; not copied
     */
    record Field(int key, ByteBuffer content) {
        int number() {
            return key >>> 3;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        }
    }

    ProtoMessage(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** @throws IllegalArgumentException if the bytes are no message */
    static ProtoMessage parse(ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        List<Field> fields = new ArrayList<>();
        while (rest.hasRemaining()) {
            int key = (int) varint(rest);
            int start = rest.position();
            switch (key & 7) {
                case VARINT -> {
                    varint(rest);
                    fields.add(new Field(key, rest.slice(start, rest.position() - start)));
                }
                case BYTES -> fields.add(new Field(key, take(rest, varint(rest))));
                case FIXED_64 -> fields.add(new Field(key, take(rest, Long.BYTES)));
                case FIXED_32 -> fields.add(new Field(key, take(rest, Integer.BYTES)));
                default -> throw new IllegalArgumentException("a field of wire type " + (key & 7));
            }
        }
        return new ProtoMessage(fields);
    }

    private static ByteBuffer take(ByteBuffer rest, long length) {
        if (length < 0 || length > rest.remaining()) {
            throw new IllegalArgumentException(
                    "a field of " + length + " bytes where " + rest.remaining() + " are left");
        }
        ByteBuffer content = rest.slice(rest.position(), (int) length);
        rest.position(rest.position() + (int) length);
        return content;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; rest.hasRemaining() && shift < Long.SIZE; shift += 7) {
            byte next = rest.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    /** A field that holds a text. */
    static Field text(int number, String text) {
        return bytes(number, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A field that holds bytes or another message. */
    static Field bytes(int number, byte[] content) {
        return new Field((number << 3) | BYTES, ByteBuffer.wrap(content));
    }

    /** A field that holds a number. */
    static Field number(int number, long value) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        writeVarint(value, content);
        return new Field((number << 3) | VARINT, ByteBuffer.wrap(content.toByteArray()));
    }

    List<Field> fields() {
        return fields;
    }

    /** The texts of all fields of that number. */
    List<String> texts(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::text)
                .toList();
    }

    /** The numbers of all fields of that number, each by itself or many in one. */
    List<Long> numbers(int number) {
        List<Long> numbers = new ArrayList<>();
        for (Field field : fields) {
            if (field.number() == number) {
                ByteBuffer rest = field.content().duplicate();
                while (rest.hasRemaining()) {
                    numbers.add(varint(rest));
                }
            }
        }
        return numbers;
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            writeVarint(field.key(), out);
            if ((field.key() & 7) == BYTES) {
                writeVarint(field.content().remaining(), out);
            }
            byte[] content = new byte[field.content().remaining()];
            field.content().duplicate().get(content);
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    static void writeVarint(long value, ByteArrayOutputStream out) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
