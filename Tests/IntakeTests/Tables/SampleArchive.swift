import CZipXML
import Foundation

@testable import Intake

/// Makes archives and workbooks for the tests.
struct SampleArchive {
    let path: String

    init(_ files: [(String, String)], named: String = "sample.zip", password: String? = nil) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: named).path
        var code: Int32 = 0
        let handle = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
        for (name, text) in files {
            let bytes = Array(text.utf8)
            let copy = try #require(malloc(max(1, bytes.count)))
            bytes.withUnsafeBytes { if let from = $0.baseAddress { copy.copyMemory(from: from, byteCount: bytes.count) } }
            let source = try #require(zip_source_buffer(handle, copy, zip_uint64_t(bytes.count), 1))
            let index = zip_file_add(handle, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            if let password { zip_file_set_encryption(handle, zip_uint64_t(index), zip_uint16_t(ZIP_EM_AES_256), password) }
        }
        zip_close(handle)
    }

    /// A workbook of sheets, each given as the markup of its rows.
    static func workbook(
        _ sheets: [(name: String, rows: String)], strings: [String] = [], date1904: Bool = false, merged: String = "",
        beside: [(String, String)] = []
    ) throws -> SampleArchive {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let listed = sheets.indices.map { "<sheet name=\"\(sheets[$0].name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>" }.joined()
        let related = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }.joined()
        var files: [(String, String)] = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(types)\"><workbookPr\(date1904 ? " date1904=\"1\"" : "")/><sheets>\(listed)</sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", "<Relationships>\(related)</Relationships>"),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"0.0&quot; days&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
        ]
        for (index, sheet) in sheets.enumerated() {
            files.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData>\(merged)</worksheet>"
                ))
        }
        return try SampleArchive(files + beside, named: "sample.xlsx")
    }
}

/// What a dropped file gives: each table as rows of texts, each document as a list of its nodes.
func partsOf(_ path: String, limits: IntakeLimits = .childLevelReturn) throws -> [(name: String, rows: [[String]], faults: [RowFault])] {
    var found: [(String, [[String]], [RowFault])] = []
    try DroppedFile(path: path, name: "file", limits: limits).parts { name, sheet, part in
        switch part {
        case .refused(let refusal): throw refusal
        case .markup(let stream): while try stream.next() != nil {}
        case .table(let rows, _):
            var (texts, faults): ([[String]], [RowFault]) = ([], [])
            try rows.eachRow { row in
                if let fault = row.fault { faults.append(fault) }
                texts.append((0..<row.count).map { row.text($0) })
            }
            found.append((sheet ?? name, texts, faults))
        }
    }
    return found
}

func temporaryFile(_ bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "throughline-file-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    return file.path
}

import Testing
