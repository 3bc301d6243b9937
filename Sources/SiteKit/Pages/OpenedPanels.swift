/// Opens every closed panel that holds a field with a problem, so that no error is hidden from the person who has to correct it.
enum OpenedPanels {
    /// - Parameter places: the fields that have a problem.
    static func html(_ body: HTML, places: [String]) -> HTML {
        let bytes = body.bytes
        let panel = Array("<details".utf8), end = Array("</details>".utf8)
        let marks = ["class=\"problem\""].map { Array($0.utf8) } + Set(places).filter { !$0.isEmpty }.map { Array("id=\"\($0)\"".utf8) }
        var (stack, closed): ([(place: Int, isOpen: Bool)], Set<Int>) = ([], [])
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                if bytes[index...].starts(with: end) {
                    _ = stack.popLast()
                } else if bytes[index...].starts(with: panel) {
                    let tag = bytes[index...].prefix { $0 != UInt8(ascii: ">") }
                    stack.append((index + panel.count, String(decoding: tag, as: UTF8.self).hasSuffix(" open")))
                }
            case UInt8(ascii: "c"), UInt8(ascii: "i"):
                guard marks.contains(where: { bytes[index...].starts(with: $0) }) else { continue }
                closed.formUnion(stack.filter { !$0.isOpen }.map(\.place))
            default: continue
            }
        }
        guard !closed.isEmpty else { return body }
        var opened: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if closed.contains(index) { opened += Array(" open".utf8) }
            opened.append(byte)
        }
        return HTML(frozen: opened)
    }
}
