package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.ModelInfo;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** What models run on: which device is wanted, which one is used, and why each other one is not. */
final class DevicePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TEXT_WIDTH = 440;

    private final transient Messages messages;
    private final transient ModelDesk desk;
    private final DefaultComboBoxModel<Device> offered = new DefaultComboBoxModel<>();
    private final JComboBox<Device> wanted = new JComboBox<>(offered);
    private final JLabel told = new JLabel();
    private boolean refreshing;

    DevicePanel(Messages messages, ModelDesk desk) {
        super(new MigLayout("insets 12 16 12 16, fillx", "[]8[]16[grow, fill]", "[28!][]"));
        this.messages = messages;
        this.desk = desk;
        JLabel label = new JLabel(messages.text("device.label"));
        label.setLabelFor(wanted);
        wanted.setName("models.device");
        wanted.getAccessibleContext().setAccessibleName(messages.text("device.label"));
        wanted.setToolTipText(messages.text("device.tip"));
        wanted.setRenderer(new Titles());
        wanted.addActionListener(e -> choose());
        told.setName("models.device.told");
        told.setVerticalAlignment(SwingConstants.TOP);
        add(label);
        add(wanted);
        // Room for a line on each device, so that nothing jumps when it is known what there is to say.
        add(told, "spany 2, wmin 0, hmin 80, growy, wrap");
        refresh();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, UIManager.getColor("Component.borderColor")));
    }

    private final class Titles extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, @Nullable Object value, int index, boolean selected, boolean focused) {
            String text = value instanceof Device device ? title(device) : "";
            return super.getListCellRendererComponent(list, text, index, selected, focused);
        }

        private String title(Device device) {
            return device.equals(Device.AUTO) ? messages.text("device.auto") : device.title();
        }
    }

    private void choose() {
        if (!refreshing && wanted.getSelectedItem() instanceof Device device && !device.equals(desk.device())) {
            desk.runOn(device);
        }
    }

    /** Shows what there is now. */
    void refresh() {
        refreshing = true;
        List<Device> devices = Stream.concat(
                        Stream.of(Device.AUTO, Device.CPU),
                        Stream.concat(desk.devices().stream().map(DeviceVerdict::device), Stream.of(desk.device())))
                .distinct()
                .toList();
        if (devices.size() != offered.getSize()) {
            offered.removeAllElements();
            offered.addAll(devices);
        }
        offered.setSelectedItem(desk.device());
        refreshing = false;
        String lines = String.join("<br>", lines().map(ModelTexts::escaped).toList());
        told.setText("<html><table cellpadding=0 cellspacing=0 width=" + UIScale.scale(TEXT_WIDTH) + "><tr><td>" + lines
                + "</table></html>");
        told.setToolTipText("<html>" + lines);
    }

    private Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        desk.info().map(ModelInfo::provider).ifPresent(provider -> lines.add(messages.text("device.used", provider)));
        if (desk.devices().isEmpty()) {
            lines.add(messages.text("device.looking"));
        }
        for (DeviceVerdict verdict : told()) {
            lines.add(verdict.obstacle()
                    .map(why -> messages.text(
                            "status.device.notUsed", verdict.device().title(), why))
                    .orElseGet(() ->
                            messages.text("device.usable", verdict.device().title(), verdict.encodeMillis())));
        }
        return lines.stream();
    }

    /** What was said of a device when the model was opened comes before what was found out by looking. */
    private List<DeviceVerdict> told() {
        List<DeviceVerdict> opened = desk.info().map(ModelInfo::notUsed).orElse(List.of());
        List<DeviceVerdict> all = new ArrayList<>(opened);
        desk.devices().stream()
                .filter(found -> opened.stream().noneMatch(told -> told.device().equals(found.device())))
                .forEach(all::add);
        return all;
    }
}
