/// A workbook of one sheet, packed without compression, so that a fuzzer's bytes reach the sheet itself.
enum StoredArchive {
    static func workbook(sheet: [UInt8]) -> [UInt8] {
        let opening = Array("<worksheet><sheetData>".utf8)
        return archive([
            ("[Content_Types].xml", Array("<Types/>".utf8)),
            ("xl/workbook.xml", Array("<workbook><sheets><sheet name=\"List_1\" id=\"1\"/></sheets></workbook>".utf8)),
            (
                "xl/_rels/workbook.xml.rels",
                Array("<Relationships><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"sheet.xml\"/></Relationships>".utf8)
            ),
            ("xl/styles.xml", Array("<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".utf8)),
            ("xl/sharedStrings.xml", Array("<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r></si></sst>".utf8)),
            ("xl/sheet.xml", opening + sheet + Array("</sheetData></worksheet>".utf8)),
        ])
    }

    private static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var (all, directory) = ([UInt8](), [UInt8]())
        for (name, bytes) in files {
            let place = all.count
            let facts = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(sum(bytes), 4) + little(bytes.count, 4)
            let sizes = facts + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
            all += [0x50, 0x4B, 3, 4] + sizes + Array(name.utf8) + bytes
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + sizes + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
            directory += little(place, 4) + Array(name.utf8)
        }
        let end = little(0, 4) + little(files.count, 2) + little(files.count, 2) + little(directory.count, 4) + little(all.count, 4)
        return all + directory + [0x50, 0x4B, 5, 6] + end + little(0, 2)
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

    /// The check sum that archives use.
    private static func sum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = .max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
