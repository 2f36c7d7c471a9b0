package dev.clickmask.sam.catalog;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that the environment names, as most programs but Java understand it. Java's own properties win.
 *
 * @param address of the proxy, if there is one
 */
record SystemProxy(Optional<InetSocketAddress> address) {

    /** By HTTPS_PROXY or https_proxy: http://host:port, with or without the scheme. */
    static SystemProxy of(Map<String, String> environment) {
        String named = environment.getOrDefault("HTTPS_PROXY", environment.getOrDefault("https_proxy", ""));
        if (named.isBlank() || System.getProperty("https.proxyHost") != null) {
            return new SystemProxy(Optional.empty());
        }
        try {
            URI proxy = URI.create(named.contains("://") ? named : "http://" + named);
            return new SystemProxy(Optional.ofNullable(proxy.getHost())
                    .map(host -> InetSocketAddress.createUnresolved(host, proxy.getPort() > 0 ? proxy.getPort() : 80)));
        } catch (IllegalArgumentException e) {
            return new SystemProxy(Optional.empty()); // the environment is not ours to complain about
        }
    }

    HttpClient.Builder set(HttpClient.Builder clients) {
        return address.map(proxy -> clients.proxy(ProxySelector.of(proxy))).orElse(clients);
    }
}
