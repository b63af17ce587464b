package io.sotto.server.tls;

import io.sotto.model.InvalidInputException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;

/** The names by which clients may call a coordinator on this machine. */
public final class HostNames {
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9][A-Za-z0-9-]{0,62}(\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*");

    private HostNames() {}

    /**
     * Loopback's names, this machine's and the given ones.
     *
     * @throws InvalidInputException if a given one is neither a DNS name nor an IP address
     */
    public static Set<String> with(Collection<String> given) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        ofThisMachine().stream().filter(HostNames::isName).forEach(names::add);
        for (String name : given) {
            if (!isName(name)) {
                throw new InvalidInputException("host '%s': expected a DNS name or an IP address".formatted(name));
            }
            names.add(name);
        }
        return names;
    }

    private static List<String> ofThisMachine() {
        List<String> names = new ArrayList<>();
        try {
            names.add(InetAddress.getLocalHost().getHostName());
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .forEach(names::add);
        } catch (UnknownHostException | SocketException e) {
            // A machine that does not know its own name is called by loopback's, or by the names that were given.
        }
        return names;
    }

    private static boolean isName(String name) {
        return IPAddress.isValid(name) || DNS_NAME.matcher(name).matches();
    }
}
