import CZipXML

/// XML as it streams by: the beginnings and ends of elements and the text between them.
///
/// Refused: a document type (and with it every entity), another encoding than UTF-8 or UTF-16 with its mark, more than 64 levels or
/// attributes, a name of over 256 bytes, a tag or comment of over 16 kilobytes.
package final class MarkupStream {
    package enum Node: Sendable { case begin, end, text }

    private static let piece = 1 << 16

    private let input: MarkupInput
    private let events = MarkupEvents()
    private let parser: xmlParserCtxtPtr
    private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: MarkupStream.piece, alignment: 16)
    private var names: [MarkupEvents.Name: String] = [:]
    private var place = 0
    private var current: MarkupEvents.Event?
    private var isAtEnd = false
    /// The local name of the element that begins or ends.
    package private(set) var name = ""

    init(_ source: any ByteSource, limits: IntakeLimits) throws(Refusal) {
        input = MarkupInput(source, most: limits.text)
        var handler = MarkupEvents.handler()
        guard let made = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(events).toOpaque(), nil, 0, nil) else {
            throw .brokenMarkup
        }
        parser = made
        events.listen(to: made)
        // Values come decoded. There are no entities but the five of XML itself, since a document type ends everything.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue
        xmlCtxtUseOptions(made, Int32(options | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
        xmlSwitchEncoding(made, XML_CHAR_ENCODING_UTF8)
    }

    deinit {
        xmlFreeParserCtxt(parser)
        chunk.deallocate()
    }

    /// The text of a node of text.
    package var text: String {
        var text = ""
        withText { text = String(decoding: $0, as: UTF8.self) }
        return text
    }

    /// The line of the file where this node begins or, if it is the beginning of an element, where its tag ends.
    package var line: Int { current?.line ?? 0 }

    package func next() throws(Refusal) -> Node? {
        while true {
            // A text may go on in the next piece.
            while place == events.list.count || (place == events.list.count - 1 && events.list[place].kind == .text && !isAtEnd) {
                if isAtEnd { return nil }
                try readOn()
            }
            let event = events.list[place]
            place += 1
            current = event
            guard let name = event.name else {
                if events.isBlank(event) { continue }
                return .text
            }
            self.name = known(name)
            return event.kind
        }
    }

    private func readOn() throws(Refusal) {
        if place == events.list.count {
            events.forget()
            place = 0
        }
        let count = input.fill(chunk)
        if count < 0 { throw input.refusal ?? .brokenMarkup }
        xmlParseChunk(parser, chunk.baseAddress?.assumingMemoryBound(to: CChar.self), count, count == 0 ? 1 : 0)
        if let refusal = events.refusal { throw refusal }
        guard parser.pointee.wellFormed == 1 else { throw .brokenMarkup }
        isAtEnd = count == 0
    }

    package func attribute(_ name: StaticString) -> String? { withAttribute(name) { String(decoding: $0, as: UTF8.self) } }

    /// The bytes of an attribute, good until the next node; nil where the element has none of that name.
    func withAttribute<Result>(_ name: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        current.flatMap { events.attribute(name, of: $0) }.map { events.withBytes($0, body) }
    }

    /// The bytes of a node of text, good until the next node.
    func withText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if let current, current.kind == .text { events.withBytes(current.range, body) }
    }

    /// The parser keeps one copy of each name, so its place in memory stands for it.
    private func known(_ place: MarkupEvents.Name) -> String {
        if let known = names[place] { return known }
        let name = String(cString: place)
        names[place] = name
        return name
    }
}
