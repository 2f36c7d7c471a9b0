package dev.clickmask.sam.catalog;

import java.net.URI;

/**
 * A file behind an address.
 *
 * @param address absolute, https only
 */
public record HttpsSource(URI address) implements Source {
    public HttpsSource {
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("url must be https://host/..., not \"" + address + "\"");
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
