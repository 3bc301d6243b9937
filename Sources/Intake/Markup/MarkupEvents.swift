import CZipXML
import Foundation

/// What the parser has told of a piece of XML, one after the other, until it is asked for.
///
/// The parser calls as it reads, and builds nothing: a tree of nodes would cost more than all the rest.
final class MarkupEvents {
    typealias Name = UnsafePointer<xmlChar>

    struct Event {
        var kind: MarkupStream.Node
        /// Nothing for text. The parser keeps one copy of each name, for as long as it lives.
        var name: Name?
        let line: Int
        /// Which bytes the text is, or which attributes stand at the beginning of the element.
        var range: Range<Int>
    }

    private struct Attribute { let name: Name; let prefix: Name?; let value: Range<Int> }

    private static let deepest = 64
    private static let mostAttributes = 64
    private static let longestName = 256
    private static let longestText = 10_000_000

    private(set) var list: [Event] = []
    private var bytes: [UInt8] = []
    private var attributes: [Attribute] = []
    private var depth = 0
    private(set) var refusal: Refusal?
    private var parser: xmlParserCtxtPtr?

    func listen(to parser: xmlParserCtxtPtr) { self.parser = parser }

    func forget() {
        list.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
    }

    /// White space between elements is no text.
    func isBlank(_ event: Event) -> Bool { bytes[event.range].allSatisfy { $0 <= 0x20 } }

    func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The place of a value among the bytes.
    func attribute(_ name: StaticString, of event: Event) -> Range<Int>? {
        guard event.kind == .begin else { return nil }
        for attribute in attributes[event.range] where MarkupEvents.isNamed(name, attribute) { return attribute.value }
        return nil
    }

    /// The name as it is written, with its prefix.
    private static func isNamed(_ name: StaticString, _ attribute: Attribute) -> Bool {
        var place = name.utf8Start
        let end = place + name.utf8CodeUnitCount
        for part in [attribute.prefix, attribute.name] {
            guard var sign = part else { continue }
            while sign.pointee != 0 {
                guard place < end, place.pointee == sign.pointee else { return false }
                (place, sign) = (place + 1, sign + 1)
            }
            if part == attribute.prefix {
                guard place < end, place.pointee == UInt8(ascii: ":") else { return false }
                place += 1
            }
        }
        return place == end
    }

    private func refuse(_ refusal: Refusal) {
        if self.refusal == nil { self.refusal = refusal }
        xmlStopParser(parser)
    }

    private var line: Int { Int(parser?.pointee.input?.pointee.line ?? 0) }

    fileprivate func begin(_ name: Name, _ count: Int32, _ given: UnsafeMutablePointer<Name?>?) {
        guard depth < MarkupEvents.deepest, Int(count) <= MarkupEvents.mostAttributes,
            strnlen(name, MarkupEvents.longestName + 1) <= MarkupEvents.longestName
        else { return refuse(.markupTooDeep) }
        depth += 1
        let first = attributes.count
        // Five pointers each: name, prefix, namespace, and where the value begins and ends.
        if let given {
            for index in stride(from: 0, to: Int(count) * 5, by: 5) {
                guard let name = given[index], let start = given[index + 3], let end = given[index + 4] else { continue }
                let place = bytes.count
                bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
                attributes.append(Attribute(name: name, prefix: given[index + 1], value: place..<bytes.count))
            }
        }
        list.append(Event(kind: .begin, name: name, line: line, range: first..<attributes.count))
    }

    fileprivate func end(_ name: Name) {
        depth -= 1
        list.append(Event(kind: .end, name: name, line: line, range: 0..<0))
    }

    fileprivate func text(_ start: Name, _ count: Int32) {
        let place = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
        // The parser tells of a text in as many pieces as it likes.
        if let last = list.indices.last, list[last].kind == .text {
            list[last].range = list[last].range.lowerBound..<bytes.count
            if list[last].range.count > MarkupEvents.longestText { refuse(.brokenMarkup) }
        } else {
            list.append(Event(kind: .text, name: nil, line: line, range: place..<bytes.count))
        }
    }

    fileprivate func documentType() { refuse(.documentType) }
}

extension MarkupEvents {
    /// The calls of the parser, each handed on to the one who listens.
    static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = 0xDEED_BEAF
        handler.startElementNs = { context, name, _, _, _, _, count, _, given in
            guard let name else { return }
            MarkupEvents.of(context)?.begin(name, count, given)
        }
        handler.endElementNs = { context, name, _, _ in if let name { MarkupEvents.of(context)?.end(name) } }
        handler.characters = { context, start, count in if let start { MarkupEvents.of(context)?.text(start, count) } }
        handler.ignorableWhitespace = { context, start, count in if let start { MarkupEvents.of(context)?.text(start, count) } }
        handler.cdataBlock = { context, start, count in if let start { MarkupEvents.of(context)?.text(start, count) } }
        handler.internalSubset = { context, _, _, _ in MarkupEvents.of(context)?.documentType() }
        handler.serror = { _, _ in }
        return handler
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MarkupEvents? {
        context.map { Unmanaged<MarkupEvents>.fromOpaque($0).takeUnretainedValue() }
    }
}
