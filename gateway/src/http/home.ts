/** What a browser sees at `/` until there is a web application. */
export const homePage = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>联邦查询网关</title></head>
<body style="font: 16px/1.7 system-ui, sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em">
<h1>联邦查询网关</h1>
<p>一次 GraphQL 查询，取得各部门分别保管的数据。请以 POST 方式访问 <code>/graphql</code>，并在 <code>Authorization</code> 头中携带令牌。</p>
<ul>
<li><a href="/health?ready">/health?ready</a>：各子图是否可用</li>
<li><a href="/health?live">/health?live</a>：本进程是否存活</li>
<li><a href="/metrics">/metrics</a>：运行指标（Prometheus）</li>
</ul>
</body>
</html>
`
