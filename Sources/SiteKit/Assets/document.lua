-- Turns what the page says with classes into Word's own styles: numbered paragraphs, bullets, and row headings.

local function styled(name, blocks)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = name }))
end

local function escaped(text)
  return (text:gsub("[&<>]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }))
end

-- A number stands in its margin, with a tab between it and the text.
local function with_tab(inlines)
  local first = inlines[1]
  if not first or first.t ~= "Span" or not first.classes:includes("n") then return nil end
  local number = escaped(pandoc.utils.stringify(first))
  local run = '<w:r><w:t>' .. number .. '</w:t></w:r><w:r><w:tab/></w:r>'
  local rest = pandoc.List({ pandoc.RawInline("openxml", run) })
  for index = 2, #inlines do
    if not (index == 2 and inlines[index].t == "Space") then rest:insert(inlines[index]) end
  end
  return rest
end

local function bullets(list)
  local blocks = pandoc.List()
  for _, item in ipairs(list.content) do
    for _, block in ipairs(item) do
      blocks:insert(block.t == "Plain" and pandoc.Para(block.content) or block)
    end
  end
  return styled("List Bullet", blocks)
end

local function strong_cells(rows, columns)
  for _, row in ipairs(rows) do
    for index = 1, math.min(columns, #row.cells) do
      row.cells[index].contents = pandoc.walk_block(pandoc.Div(row.cells[index].contents), {
        Plain = function(plain) return pandoc.Plain({ pandoc.Strong(plain.content) }) end,
      }).content
    end
  end
end

return {
  {
    Header = function(header)
      local inlines = with_tab(header.content)
      if inlines then header.content = inlines end
      return header
    end,
    Para = function(paragraph)
      local inlines = with_tab(paragraph.content)
      return inlines and styled("Numbered Paragraph", { pandoc.Para(inlines) }) or nil
    end,
    BulletList = bullets,
    Table = function(table)
      for _, body in ipairs(table.bodies) do strong_cells(body.body, body.row_head_columns) end
      return table
    end,
  },
}
