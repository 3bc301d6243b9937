/// Elements, each on a line of its own; empty ones are left out.
struct XMLText {
    private(set) var text = ""
    private var depth: Int
    private let isIndented: Bool

    init(depth: Int, indented: Bool = true) {
        self.depth = depth
        isIndented = indented
    }

    mutating func line(_ name: String, _ value: String) {
        guard !value.isEmpty else { return }
        indent()
        text += "<\(name)>\(XMLText.escaped(value))</\(name)>"
        if isIndented { text += "\n" }
    }

    mutating func block(_ name: String, _ inside: (inout XMLText) -> Void) {
        indent()
        text += "<\(name)>"
        if isIndented { text += "\n" }
        depth += 1
        inside(&self)
        depth -= 1
        indent()
        text += "</\(name)>"
        if isIndented { text += "\n" }
    }

    private mutating func indent() {
        guard isIndented else { return }
        for _ in 0..<depth { text += "    " }
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 }) else { return value }
        return value.reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.append(character)
            }
        }
    }
}
