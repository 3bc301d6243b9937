import CZipXML

/// XML as it streams by: the beginnings and ends of elements and the text between them.
///
/// Refused: a document type (and with it every entity), another encoding than UTF-8 or UTF-16 with its mark, more than 64 levels or
/// attributes, a name of over 256 bytes, a tag or comment of over 16 kilobytes.
package final class MarkupStream {
    package enum Node: Sendable { case begin, end, text }

    private static let deepest = 64
    private static let mostAttributes = 64
    private static let longestName = 256

    private let input: MarkupInput
    private let reader: xmlTextReaderPtr
    private var names: [UnsafePointer<xmlChar>: String] = [:]
    private var endsNext = false
    /// The local name of the element that begins or ends.
    package private(set) var name = ""
    /// The text of a node of text.
    package private(set) var text = ""

    init(_ source: any ByteSource, limits: IntakeLimits) throws(Refusal) {
        input = MarkupInput(source, most: limits.text)
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let context = Unmanaged.passUnretained(input).toOpaque()
        let made = xmlReaderForIO(
            { context, buffer, count in
                guard let context, let buffer, count > 0 else { return 0 }
                let input = Unmanaged<MarkupInput>.fromOpaque(context).takeUnretainedValue()
                return input.fill(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
            }, { _ in 0 }, context, nil, "UTF-8", options)
        guard let made else { throw input.refusal ?? .brokenMarkup }
        reader = made
        xmlTextReaderSetStructuredErrorHandler(reader, { _, _ in }, nil)
    }

    deinit { xmlFreeTextReader(reader) }

    /// The line of the file where this node ends.
    package var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

    package func next() throws(Refusal) -> Node? {
        if endsNext {
            endsNext = false
            return .end
        }
        while true {
            let outcome = xmlTextReaderRead(reader)
            if outcome == 0 { return nil }
            guard outcome == 1 else { throw input.refusal ?? .brokenMarkup }
            switch UInt32(clamping: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                try begin()
                return .begin
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                name = try localName()
                return .end
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue:
                text = xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
                return .text
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue, XML_READER_TYPE_ENTITY.rawValue:
                throw .documentType
            default: continue
            }
        }
    }

    package func attribute(_ name: String) -> String? {
        guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
        defer { free(value) }
        return String(cString: value)
    }

    private func begin() throws(Refusal) {
        guard Int(xmlTextReaderDepth(reader)) < MarkupStream.deepest,
            Int(xmlTextReaderAttributeCount(reader)) <= MarkupStream.mostAttributes
        else { throw .markupTooDeep }
        name = try localName()
        endsNext = xmlTextReaderIsEmptyElement(reader) == 1
    }

    /// The library keeps one copy of each name, so its place in memory stands for it.
    private func localName() throws(Refusal) -> String {
        guard let place = xmlTextReaderConstLocalName(reader) else { return "" }
        if let known = names[place] { return known }
        let name = String(cString: place)
        guard name.utf8.count <= MarkupStream.longestName else { throw .markupTooDeep }
        names[place] = name
        return name
    }
}

import Foundation
